"""Technical terms that speech engines read wrong, and how they are said in English."""

_SPELLED = (
    *("AAC", "ABI", "ASGI", "AST", "AWS", "CI", "CLI", "EOF", "EOL", "ERP", "FAQ", "IAM", "IDE", "IoT", "KVM", "QA"),
    *("SEO", "SLO", "SPA", "UX"),
)
"""Abbreviations whose letters are said, and that are no words though they could be read as one."""

LEXICON: dict[str, str] = {name: ".".join(name.upper()) for name in _SPELLED} | {
    "2FA": "2 F.A",
    "24/7": "24 7",
    "A/B": "A B",
    "and/or": "and or",
    "async": "A-sync",
    "async/await": "A-sync await",
    "asyncio": "A-sync I.O",
    "C#": "C sharp",
    "chmod": "change mod",
    "CI/CD": "C.I C.D",
    "DDoS": "D-doss",
    "EC2": "E.C 2",
    "enum": "ee-num",
    "enums": "ee-nums",
    "etcd": "et-C-D",
    "F#": "F sharp",
    "Golang": "go-lang",
    "I/O": "I.O",
    "IPv4": "I.P version 4",
    "IPv6": "I.P version 6",
    "Jupyter": "Jupiter",
    "k8s": "Kubernetes",
    "kubectl": "cube control",
    "kwargs": "keyword args",
    "LaTeX": "lay-tek",
    "localhost": "local host",
    "middleware": "middle-ware",
    "mkdir": "make dir",
    "N/A": "not applicable",
    "NaN": "not a number",
    "nginx": "engine X",
    "NumPy": "num pie",
    "numpy": "num pie",
    "Postgres": "post-gress",
    "PostgreSQL": "post-gress Q.L",
    "PyPI": "pie P.I",
    "pyproject": "pie project",
    "pytest": "pie test",
    "Qt": "cute",
    "Redis": "reddis",
    "SaaS": "sass",
    "SciPy": "sigh pie",
    "SQLite": "S.Q.L lite",
    "stderr": "standard error",
    "stdin": "standard in",
    "stdout": "standard out",
    "TCP/IP": "T.C.P I.P",
    "TODO": "to-do",
    "virtualenv": "virtual env",
}
"""By the word; one in lower case holds in any case. Each is one that espeak-ng 1.52 says wrong as it is written."""

PATH_WORDS = {"etc": "et-C", "md": "M.D", "src": "source", "tmp": "temp", "usr": "user"}
"""Words that are said in their own way inside a path or a file's name."""
