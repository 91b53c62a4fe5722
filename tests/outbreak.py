"""A page that tries every way out of a browser, and the ears that would hear it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Another loopback address than the site's own: no host that the page may load from.
ELSEWHERE = "127.0.0.2"
# Each line is a way that does not ask for leave: no request that a route could answer.
_PAGE = """<title>News</title>
<link rel=dns-prefetch href="//THERE"><link rel=preconnect href="http://THERE">
<link rel=prefetch href="http://THERE/prefetch">
<link rel=preload as=font crossorigin href="http://THERE/font">
<script type=speculationrules>{"prerender": [{"source": "list", "urls": ["http://THERE/ahead"]}]}</script>
<img src="http://THERE/img"><iframe src="http://THERE/frame"></iframe>
<object data="http://THERE/object"></object><video src="http://THERE/film" autoplay></video>
<a id=a ping="http://THERE/ping" href="#x">x</a><p id=tried></p><p id=heard></p>
<script>
const told = (id, word) => { document.getElementById(id).textContent += word + " " };
const worker = text => URL.createObjectURL(new Blob([text]));
const talk = "new WebSocket('ws://THERE/'); fetch('http://THERE/w').catch(() => 0)";
const ways = {
  websocket: () => new WebSocket("ws://THERE/"),
  worker: () => new Worker(worker(talk)),
  sharedworker: () => new SharedWorker(worker(talk)),
  serviceworker: () => navigator.serviceWorker.register("/worker.js").catch(() => 0),
  eventsource: () => new EventSource("http://THERE/events"),
  beacon: () => navigator.sendBeacon("http://THERE/beacon", "x"),
  keepalive: () => fetch("http://THERE/last", {method: "POST", keepalive: true}).catch(() => 0),
  ping: () => document.getElementById("a").click(),
  popup: () => window.open("http://THERE/popup"),
  webtransport: () => new WebTransport("https://THERE/").ready.catch(() => 0),
  webrtc: async () => {
    const login = {username: "a", credential: "b"};
    const one = new RTCPeerConnection({iceServers: [{urls: "stun:THERE"},
      {urls: "turn:THERE?transport=udp", ...login}, {urls: "turn:THERE?transport=tcp", ...login}]});
    const two = new RTCPeerConnection();
    one.onicecandidate = event => event.candidate && told("heard", event.candidate.candidate);
    one.createDataChannel("x");
    await one.setLocalDescription(await one.createOffer());
    await two.setRemoteDescription(one.localDescription);
    await two.setLocalDescription(await two.createAnswer());
    await one.setRemoteDescription(two.localDescription);
    const [host, port] = "THERE".split(":");
    for (const peer of [one, two])
      for (const [way, end] of [["udp", ""], ["tcp", " tcptype passive"]])
        await peer.addIceCandidate({sdpMid: "0", candidate:
          `candidate:1 1 ${way} 2122260223 ${host} ${port} typ host${end}`});
    told("tried", "candidates");
  },
};
for (const [name, way] of Object.entries(ways)) {
  Promise.resolve(way()).catch(error => told("tried", error));
  told("tried", name);
}
const again = () => fetch("/tick").then(again);
again();
</script>"""
WAYS = (
    "websocket", "worker", "sharedworker", "serviceworker", "eventsource", "beacon", "keepalive",
    "ping", "popup", "webtransport", "webrtc", "candidates",
)  # fmt: skip


@contextmanager
def ears() -> Iterator[tuple[str, list[bytes]]]:
    """Give a page that tries to get out to a port of TCP and UDP, and all that came there."""
    heard: list[bytes] = []
    with socket.create_server((ELSEWHERE, 0)) as tcp, socket.socket(type=socket.SOCK_DGRAM) as udp:
        udp.bind(tcp.getsockname())
        threading.Thread(target=_accept, args=(tcp, heard), daemon=True).start()
        threading.Thread(target=_receive, args=(udp, heard), daemon=True).start()
        yield _PAGE.replace("THERE", f"{ELSEWHERE}:{tcp.getsockname()[1]}"), heard
        tcp.shutdown(socket.SHUT_RDWR)
        udp.sendto(b"", udp.getsockname())


def _accept(tcp: socket.socket, heard: list[bytes]) -> None:
    while True:
        try:
            tcp.accept()[0].close()
        except OSError:
            return
        heard.append(b"a connection")


def _receive(udp: socket.socket, heard: list[bytes]) -> None:
    while packet := udp.recv(2048):
        heard.append(packet)
