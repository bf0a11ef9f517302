"""The operation log (操作日志): who changed what, when and from where, hash-chained for each county.

Importing this package installs the writer that turns a session's audit records into chained entries.
"""

from core.audit.entries_of import entries_of
from core.audit.head_file import SignedHead, sign_head
from core.audit.search_entries import search_entries
from core.audit.verify_chain import ChainReport, verify_chain
from core.audit.write_entries import write_entries

__all__ = [
    "ChainReport",
    "SignedHead",
    "entries_of",
    "search_entries",
    "sign_head",
    "verify_chain",
    "write_entries",
]
