"""Tables as Parquet, for programs: values as codes, lists as lists."""

import io

from recoupe.errors import MissingExtraError
from recoupe.export.material import Material
from recoupe.export.tables import TABLES, Cell
from recoupe.version import __version__


def _listed(cell: Cell) -> object:
    return list(cell) if isinstance(cell, tuple) else cell


def parquet(material: Material, name: str) -> bytes:
    """One table as Parquet. Raises MissingExtraError when pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 (an extra)
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as fault:
        raise MissingExtraError("pyarrow", "export") from fault
    table = TABLES[name](material)
    kinds = {"number": pa.int64(), "list": pa.list_(pa.string())}
    schema = pa.schema(
        [pa.field(one.name, kinds.get(one.type, pa.string())) for one in table.columns],
        metadata={"recoupe": __version__, "table": name},
    )
    columns = [pa.array([_listed(row[place]) for row in table.rows], field.type) for place, field in enumerate(schema)]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), out, compression="zstd")
    return out.getvalue()
