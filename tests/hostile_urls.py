r"""URLs that want in where they must not, by the word that the refusal must say; and harmless ones.

The classes are those of public advisories on server-side request forgery: other schemes, user
names, numbers that parsers read differently, addresses inside addresses, names that resolve to
what is near, ports of other services, "\" and "@" where parsers part.
"""

# What is no URL that anything is asked for, whatever its host.
FORMS = {
    "only http and https": (
        "file:///etc/passwd", "file://localhost/etc/passwd", "file:/etc/passwd", "FILE:///etc/passwd",
        "gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1:11211/stat", "ftp://example.org/a",
        "sftp://example.org/", "tftp://example.org/a", "ldap://127.0.0.1/", "ldaps://example.org/",
        "ssh://example.org/", "telnet://127.0.0.1:25/", "smtp://127.0.0.1/", "imap://example.org/",
        "jar:http://example.org!/a", "netdoc:///etc/passwd", "php://filter/resource=a",
        "data:text/html,<script>", "javascript:alert(1)", "vbscript:msgbox(1)", "view-source:http://x/",
        "blob:https://example.org/1", "about:blank", "chrome://version", "ws://example.org/",
        "wss://example.org/", "unix:/var/run/docker.sock", "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
        "httpx://example.org/", "//example.org/a", "/etc/passwd", "example.org/a", "", "a:b",
    ),
    "no host": (
        "http://", "https://", "http:///etc/passwd", "http:/example.org", "http:example.org",
        "https:///example.org/", "http://?a", "http://#a", "http:\\\\example.org\\a", "http://:80/",
        "http:/\\example.org/",
    ),
    "user name": (
        "http://bis.gov@127.0.0.1/", "https://bis.gov:443@127.0.0.1/", "http://a:b@example.org/",
        "https://www.bis.gov%40127.0.0.1:80@example.org/", "http://example.org\\@127.0.0.1/",
        "http://a@b@127.0.0.1/", "http://a:b@c@example.org/", "http://:b@example.org/",
        "http://bis.gov%20@127.0.0.1/", "http://[::1]@example.org/", "http://bis.gov;@127.0.0.1/",
    ),
    "not a host name": (
        "http://example.org\\.bis.gov/", "http://127.0.0.1\\bis.gov/", "http://bis.gov&example.org/",
        "http://127%2e0%2e0%2e1/", "http://%31%32%37.0.0.1/", "http://a..example.org/",
        "http://.example.org/", "http://example.org../", "http://*.example.org/", "http://bis.gov,a/",
        "http://a;b.example.org/", "http://$host/", "http://{a}/", "http://'a'/", "http://a!b/",
        "http://a+b/", "http://(a)/", "http://bis.gov%23.example.org/", "http://bis.gov%2f.a.org/",
        "http://%00.bis.gov/", "http://bis gov/", "http://[::1%25lo]/", "http://[fe80::1%eth0]/", "http://[fe80::1%25eth0]/",
        f"http://{'a' * 64}.org/", f"http://{'a.' * 130}org/",
    ),
    "not a URL": (
        "http://[::1", "http://::1/", "http://[::1]a/", "http://[127.0.0.1]/", "http://[v1.a]/",
        "http://bis.gov\r\nHost: a/", "http://bis.gov\x00.example.org/", "http://bis.gov\t/",
        "http://example.org:a/", 
        "http://１２７.0.0.1/", "http://①②⑦.0.0.1/", "http://loc\u00adalhost/", "http://ⓔxample.org/",
        "http://ｌｏｃａｌｈｏｓｔ/", "http://[::ffff:127.1]/", "http://[1:2]/",
        "http://xn--/", "http://0177.0.0.1/", "http://127.0.0.01/", "http://0251.0376.0251.0376/",
        "http://256.256.256.256/", "http://127.00.0.1/", "http://xn--bs-mga.gov/", f"http://example.org/{'a' * 70_000}",
    ),
    "not written out": (
        "http://2130706433/", "http://0/", "http://1/", "http://127.1/", "http://127.0.1/",
        "http://0177.1/", "http://0x7f.1/", "http://0x7f000001/",
        "http://0x7f.0x0.0x0.0x1/", "http://017700000001/", "http://00000177.1/", 
        "http://127.0.0.1./", "http://2852039166/", "http://0xa9fea9fe/", "http://0xA9.0xFE.0xA9.0xFE/",
        "http://169.254.43518/", "http://10.1/", "http://192.168.257/",
        "http://3232235777/", "http://4294967296/", "http://1.2.3.4.5/",
        "http://0x/", "http://a.0x7f/", "http://a.127/", "http://127.0.0.0x1/", 
        "http://2130706433./",
    ),
    "not a web port": tuple(
        f"http://example.org:{port}/"
        for port in (-1, 0, 1, 7, 21, 22, 23, 25, 53, 110, 111, 135, 139, 143, 389, 445, 465, 514, 587,
                     631, 636, 993, 995, 2049, 3659, 4045, 5060, 5061, 6000, 6667, 10080, 65536, 99999999)
    ),
}  # fmt: skip

# Addresses that stand in the URL itself.
LITERALS = {
    "a loopback": (
        "http://127.0.0.1/", "http://127.0.0.1:8080/", "https://127.0.0.2/", "http://127.255.255.255/",
        "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[0000::0001]:8000/", "http://127。0。0。1/",
        "http://127．0．0．1/", "http://127｡0.0｡1/", "http://@127.0.0.1/", "http://127.0.0.1?@bis.gov/",
        "http://127.0.0.1#@bis.gov/", "http://127.0.0.1/@bis.gov",
    ),
    "an unspecified": ("http://0.0.0.0/", "http://0.1.2.3/", "http://[::]/", "http://[0::0]:8080/"),
    "a private": (
        "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.254/",
        "http://192.168.0.1/", "http://192.168.255.255:8443/", "http://[fc00::1]/", "http://[fd12::1]/",
        "http://[fd00:ec2::254]/latest/meta-data/", "http://[fd20:ce::254]/",
    ),
    "a carrier's": (
        "http://100.64.0.1/", "http://100.127.255.254/", "http://100.100.100.200/latest/meta-data/",
    ),
    "a link-local or metadata": (
        "http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/v2/credentials",
        "http://169.254.0.1/", "http://169.254.169.253:8080/",
    ),
    "a cloud's metadata": ("http://168.63.129.16/metadata/instance",),
    "a protocol's": ("http://192.0.0.192/opc/v2/", "http://192.0.0.8/", "http://[2001:1::1]/"),
    "a documentation": (
        "http://192.0.2.1/", "http://198.51.100.7/", "http://203.0.113.9/", "http://[2001:db8::1]/",
        "http://[3fff::1]/",
    ),
    "a benchmarking": ("http://198.18.0.1/", "http://198.19.255.255/"),
    "a multicast": ("http://224.0.0.1/", "http://239.255.255.250:1900/", "http://[ff02::1]/"),
    "a reserved": ("http://240.0.0.1/", "http://255.255.255.255/"),
    "an IPv4-mapped": (
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
        "http://[::ffff:8.8.8.8]/", "http://[::FFFF:10.0.0.1]/",
    ),
    "an IPv4-compatible": ("http://[::127.0.0.1]/", "http://[::7f00:1]/", "http://[::a9fe:a9fe]/"),
    "a local NAT64": ("http://[64:ff9b:1::7f00:1]/", "http://[64:ff9b:1:fffe::10.0.0.1]/"),
    "a 6to4": ("http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/", "http://[2002:a00:1::1]/"),
    "a Teredo": ("http://[2001::1]/", "http://[2001:0:7f00:1:0:0:80ff:fffe]/"),
    "a link-local": ("http://[fe80::1]/", "http://[febf::1]/"),
    "a site-local": ("http://[fec0::1]/",),
    "a discard-only": ("http://[100::1]/",),
    "a segment routing": ("http://[5f00::1]/",),
    "an unassigned": ("http://[4000::1]/", "http://[e000::1]/", "http://[::fffe:0:0]/"),
}  # fmt: skip

# Answers of a name's look-up, harmless as the name may sound; "|" parts several.
ANSWERS = {
    "a loopback": (
        "127.0.0.1", "127.8.8.8", "::1", "64:ff9b::127.0.0.1", "64:ff9b::7f00:1",
        "93.184.216.34|127.0.0.1", "127.0.0.1|93.184.216.34", "2606:2800:220:1::1|::1",
        "2606:2800:220:1:0:5efe:7f00:1",
    ),
    "a private": (
        "10.1.2.3", "172.20.0.1", "192.168.1.1", "fd00::1", "fc00::1", "64:ff9b::10.0.0.1",
        "8.8.8.8|8.8.4.4|192.168.1.1", "2a00:1450:4001:0:200:5efe:c0a8:101",
    ),
    "a link-local": ("169.254.169.254", "fe80::1", "64:ff9b::169.254.169.254", "1.1.1.1|fe80::2"),
    "a scoped": ("fe80::1%2", "2606:2800:220:1::1%lo"),
    "a carrier's": ("100.64.1.1", "100.100.100.200", "64:ff9b::100.64.0.1"),
    "an unspecified": ("0.0.0.0", "::", "0.1.1.1", "64:ff9b::"),  # noqa: S104 - to be refused
    "a cloud's metadata": ("168.63.129.16",),
    "an IPv4-mapped": ("::ffff:127.0.0.1", "::ffff:93.184.216.34"),
    "an IPv4-compatible": ("::127.0.0.1", "::5db8:d822"),
    "a 6to4": ("2002:7f00:1::1", "2002:c0a8:101::1"),
    "a Teredo": ("2001:0:4136:e378:8000:63bf:3fff:fdd2",),
    "a local NAT64": ("64:ff9b:1::a00:1",),
    "a multicast": ("224.0.0.251", "ff05::2"),
    "a documentation": ("192.0.2.9", "2001:db8::9"),
    "a benchmarking": ("198.18.9.9",),
    "a reserved": ("255.255.255.255", "250.1.1.1"),
    "is none": ("127.1", "0x7f.1", "localhost", "", "[::1]", "127.0.0.1 "),
}  # fmt: skip

# What is reached from a page of https://www.bis.gov/news, and is no host of that source.
STRANGERS = (
    "https://bis.gov.example.org/", "https://notbis.gov/", "https://gov/", "https://www.gov/",
    "//example.org/a", "https://example.org/bis.gov", "https://example.org/?bis.gov",
    "https://example.org#bis.gov", "https://bis-gov.example.org/", "https://bis.gov-example.org/",
    "https://xn--bs-mga.gov/", "https://bıs.gov/", "https://bisxgov/",
    "https://EXAMPLE.ORG/", "https://example.org./", "////example.org/",
    "https://api.bis.gov.evil.example/", "https://localhost/", "https://bis.gov.localhost/",
    "https://metadata.google.internal/", "https://kubernetes.default.svc/", "https://bis.go/",
)  # fmt: skip

# What must pass, and the address that is then connected to.
HARMLESS = {
    "https://www.bis.gov/news": "93.184.216.34",
    "http://www.bis.gov/a?b=http://127.0.0.1/": "93.184.216.34",
    "https://www.bis.gov/@127.0.0.1/a": "93.184.216.34",
    "https://www.bis.gov/a\\b": "93.184.216.34",
    "https://WWW.BIS.GOV:443/": "93.184.216.34",
    "https://www.bis.gov./": "93.184.216.34",
    "https://a_b.example.org/": "93.184.216.34",
    "https://1.example.org/": "93.184.216.34",
    "https://127.0.0.1.example.org/": "93.184.216.34",
    "https://0x7f.example.org/": "93.184.216.34",
    "https://bücher.example.org/": "93.184.216.34",
    "http://example.org:8080/": "93.184.216.34",
    "https://example.org:8443/": "93.184.216.34",
    "https://example.org:65535/": "93.184.216.34",
    "http://8.8.8.8/": "8.8.8.8",
    "http://100.63.255.255/": "100.63.255.255",
    "http://100.128.0.1/": "100.128.0.1",
    "http://172.32.0.1/": "172.32.0.1",
    "http://192.169.0.1/": "192.169.0.1",
    "http://169.253.1.1/": "169.253.1.1",
    "http://198.20.0.1/": "198.20.0.1",
    "http://223.255.255.1/": "223.255.255.1",
    "http://1.0.0.1/": "1.0.0.1",
    "http://[2606:2800:220:1::1]/": "2606:2800:220:1::1",
    "https://[2a00:1450:4001::64]:8443/": "2a00:1450:4001::64",
    "http://[64:ff9b::8.8.8.8]/": "64:ff9b::808:808",
}
