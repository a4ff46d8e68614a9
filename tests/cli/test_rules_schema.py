"""`unboil rules schema` prints the schema that is shipped."""

import json

from unboil.rules.schema import SHIPPED


def test_schema_is_printed_as_json(unboil):
    done = unboil("rules", "schema")
    assert done.code == 0
    assert done.out == SHIPPED.read_bytes()
    assert json.loads(done.text)["properties"]["id"] == {"type": "string"}
