"""经济困难老年人服务补贴; see README.md."""
