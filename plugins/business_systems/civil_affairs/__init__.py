"""民政业务系统; see README.md."""
