"""人社匹卡; see README.md."""
