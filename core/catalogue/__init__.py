"""The catalogue (补贴目录): departments, programmes, standards, batches and policy documents."""
