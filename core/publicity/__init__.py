"""公示: lists shown to the public before money is paid, and what people say against them."""
