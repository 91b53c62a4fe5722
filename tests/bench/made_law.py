def made_law() -> bytes:
    raise NotImplementedError
