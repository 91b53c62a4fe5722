"""When a source is asked: learnt from when it had something new."""
