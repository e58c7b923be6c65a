"""What ``veogram check`` looks at, one part at a time."""
