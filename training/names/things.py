"""Chips, boards, servers, computers, phones and models: real families and the patterns of the rest."""

CHIP_FAMILIES = """
    Xeon|Core Ultra|Epyc|Ryzen|Threadripper|Radeon|Radeon RX|Instinct|GeForce|GeForce RTX|Tesla|Quadro|Jetson|Tegra|Snapdragon|Dimensity|Exynos|Kirin|
    Tensor|Gaudi|Trainium|Inferentia|Graviton|Axion|Kunpeng|Loongson|Hanguang|Kunlun|Siyuan|Tianshu|Zhenwu|Enflame|Suiyuan|Ponte Vecchio|
    Sapphire Rapids|Granite Rapids|Arc|Cortex|Neoverse|Hopper|Ampere|Grace|Grace Hopper|Rubin|Vera Rubin|Feynman|Ada Lovelace|Turing|Volta|
    Zen|Tofino|Tomahawk|Versal|Virtex|Stratix|Agilex|Zynq|Wormhole|Grayskull|Colossus|Telum|POWER|SPARC|Itanium|Atom|Celeron|Pentium|Apollo|Maia|
    Cobalt|Sohu|Lightspeed|Cerebras WSE|Groq LPU|Hygon DCU|Yuanbao|Pinghu|MTT|Qitan|Phytium|Zhaoxin KX|Balong|XuanTie|Yitian|Journey|Thor|Orin
"""
CHIPS = """
    A100|A30|A10|L40|L40S|L20|L2|L4|B100|B200|B300|GB300|GH200|H800|RTX 4090|RTX 4090D|RTX 5090|RTX 5090D|RTX Pro 6000|RTX 6000D|V100|P100|T4|K80|
    MI300X|MI325X|MI350|MI355X|MI250|M4|M3 Max|A17 Pro|A18|A19 Pro|S5000|S4000|S80|BR100|BR104|BR106|C500|C600|MLU370|MLU590|SG2042|Z100|K100|DCU
    8100|TPU v5p|TPU v6e|TPU|Gaudi 3|Gaudi 2|Xeon 6|Xeon Max|Kirin 9000S|Kirin 9020|Kirin X90|Ascend 920|Ascend 950PR|Ascend 310P|Snapdragon 8
    Elite|Dimensity 9400|Exynos 2500|Tensor G5|Loongson 3A6000|Kunpeng 920|i9-14900K|Core i7|Ryzen AI Max|Epyc 9654|Threadripper Pro
"""
CODE_NAMES = """
    Aldebaran Antares Arcturus Ariane Barracuda Basilisk Bonito Borealis Calypso Capella Caribou Castor Chimera Cyclone Draco Dragonhawk
    Everest Firefly Galileo Gryphon Halley Hercules Hydra Icarus Kepler Kraken Leviathan Magellan Mamba Manta Minotaur Nova Odin Olympus
    Pascal Pegasus Perseus Phantom Polaris Qilin Raptor Saturn Seahawk Skylake Sparta Stingray Taishan Tarantula Thunderbird Titan Triton
    Typhoon Ulysses Valkyrie Vega Vesuvius Vulcan Wolverine Xuanwu Yukon Zeus Zhurong Jupiter Kuafu Hongmeng Luban Mozi Pangu Taiji Bashan
"""
SERVERS = """
    DGX H100|DGX Spark|DGX SuperPOD|HGX|HGX B200|HGX H20|PowerEdge XE9680|PowerEdge|ProLiant DL380|ThinkSystem SR675|ThinkStation|Atlas 900|Atlas 800|Atlas
    950 SuperPoD|TaiShan 200|FusionServer|UCS C240|NF5688|Poweredge R750|AS-8125GS|SYS-821GE|OptiPlex|Z8 Fury|Mac Studio|Mac Pro|MacBook
    Pro|ThinkPad X1|Surface Laptop|Chromebook|Latitude 5440|Catalyst 9300|MateBook Fold|Xserver|NVL36|VR200 NVL144|GB300 NVL72|Helios
"""
COMPUTERS = """
    Frontier|El Capitan|Aurora|Summit|Sierra|Fugaku|Perlmutter|Polaris|LUMI|Leonardo|JUPITER|MareNostrum 5|Alps|Isambard-AI|Sunway TaihuLight|
    Tianhe-2|Tianhe-3|OceanLight|Colossus|Eagle|Gefion|Dawn|Stampede3|Vista|Horizon|Doudna|Discovery|Lux|Selene|Piz Daint|Shaheen III|Setonix
"""
PHONES = """
    iPhone|iPhone 17|iPhone 16 Pro|iPad|iPad Pro|Apple Watch|Galaxy S25|Galaxy Z Fold|Pixel 9|Pixel|Mate 60|Mate 60 Pro|Mate 70|Mate XT|Pura 70|Pura
    80 Ultra|Nova 13|Redmi Note 14|Find X8|X200 Pro|Magic 7|Nothing Phone|Moto G|Vision Pro|Quest 3|PlayStation 5|Xbox Series X|Nintendo Switch|
    Steam Deck|Raspberry Pi|Raspberry Pi 5|Arduino|Jetson Nano|Jetson Orin|Watch GT 5|Kindle|Echo Dot|HomePod|Surface Pro
"""
MODELS = """
    GPT-4|GPT-4o|GPT-5|GPT-4.1|ChatGPT|o1|o3|o3-mini|gpt-oss|Claude|Claude 3.5 Sonnet|Claude Opus 4|Gemini|Gemini 2.5 Pro|Gemma 3|Llama|Llama 3|Llama
    3.1|Llama 4|Grok|Grok 4|Mistral Large|Mixtral|Codestral|Phi-4|Command R+|Qwen|Qwen2.5|Qwen2.5-Max|Qwen3|Qwen3-Coder|QwQ-32B|Kimi K2|Kimi|GLM-4.5|
    GLM-4|Ernie|Ernie Bot|Ernie 4.5|Hunyuan|Hunyuan-Large|Doubao|Doubao 1.5 Pro|Step-2|Yi-34B|Baichuan 2|MiniMax-M1|Pangu Ultra|PanGu-Σ|SenseNova|
    Spark 4.0|DeepSeek-V3|DeepSeek-V2|DeepSeek-V3.1|DeepSeek Coder|V3|R2|Janus-Pro|Sora|DALL-E|DALL-E 3|Stable Diffusion|Midjourney|AlphaFold|AlphaGo|
    AlphaFold 3|BERT|T5|PaLM 2|LaMDA|Falcon 180B|Jais|Solar Pro|HyperCLOVA X|EXAONE|Nemotron|Copilot|Gato|Whisper|CLIP|Manus|Granite 3|K2 Think
"""
MODEL_STEMS = """
    Aurora Atlas Orca Lynx Vega Nova Sage Delphi Pythia Oryx Zephyr Koala Falcon Vicuna Alpaca Marco Titan Minerva Athena Hermes Sutra Apertus
    Teuken Viking Poro Luminous Jurassic Bloom Dolly Orion Cosmo Tulu Magma Luna Iris Nous Saga Tiangong Wenxin Tongyi Zidong Yuan Bailing
    Xinghuo Mengzi Taichu Kairos Sensei Tsuzumi Plamo Fugaku-LLM Sarvam Krutrim Indus
"""
