"""死亡信息核验; see README.md."""
