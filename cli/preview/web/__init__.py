"""The preview as web pages that need no network and no script."""
