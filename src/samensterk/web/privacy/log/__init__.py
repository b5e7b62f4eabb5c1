"""Who used which yard, contact or visit, when and for what; nothing can be changed."""
