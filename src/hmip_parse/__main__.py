"""``python -m hmip_parse`` is ``hmip-parse``."""

from hmip_parse.cli import main

if __name__ == "__main__":
    main()
