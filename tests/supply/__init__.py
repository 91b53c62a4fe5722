"""What rulewire is made of, and whether anything is known against it."""
