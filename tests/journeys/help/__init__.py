"""Better prompts and pictures first."""
