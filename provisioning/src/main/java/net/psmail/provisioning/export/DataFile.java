package net.psmail.provisioning.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.psmail.provisioning.stored.StoredColumn;
import net.psmail.provisioning.stored.StoredColumn.Kind;
import net.psmail.provisioning.stored.StoredTable;

/** What is stored about a member, for programs. */
final class DataFile {

  private DataFile() {}

  /** Each table as a list of its rows; of what is sealed, that it is there. */
  static Paper of(List<StoredTable> tables) {
    JsonObjectBuilder all = Json.createObjectBuilder();
    for (StoredTable table : tables) {
      JsonArrayBuilder rows = Json.createArrayBuilder();
      table.rows().forEach(row -> rows.add(object(table.columns(), row)));
      all.add(table.name(), rows);
    }
    return new Paper("data/data.json", written(all.build()));
  }

  static byte[] written(JsonValue value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createWriter(bytes, UTF_8)) {
      writer.write(value);
    }
    return bytes.toByteArray();
  }

  private static JsonObjectBuilder object(List<StoredColumn> columns, List<Optional<String>> row) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < row.size(); i++) {
      StoredColumn column = columns.get(i);
      row.get(i).ifPresent(value -> object.add(column.name(), value(column.kind(), value)));
    }
    return object;
  }

  private static JsonValue value(Kind kind, String value) {
    return switch (kind) {
      case SEALED -> Json.createValue("(sealed)");
      case NUMBER, BYTES -> Json.createValue(Long.parseLong(value));
      case FLAG -> Boolean.parseBoolean(value) ? JsonValue.TRUE : JsonValue.FALSE;
      default -> Json.createValue(value);
    };
  }
}
