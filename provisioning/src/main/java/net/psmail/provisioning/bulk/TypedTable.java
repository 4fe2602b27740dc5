package net.psmail.provisioning.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.bulk.BulkFault.Reason;

/**
 * A table as it was handed in: CSV (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>)
 * in UTF-8, with or without a mark of that at its beginning, separated by what its first line uses:
 * comma, semicolon (as spreadsheets do where the comma is in numbers) or tab.
 */
record TypedTable(char separator, List<TypedLine> lines) {

  static final int MOST_BYTES = 1024 * 1024;
  static final int MOST_LINES = 10_000;

  private static final char MARK = '\uFEFF';
  private static final char[] SEPARATORS = {',', ';', '\t'};

  /**
   * Reads it.
   *
   * @throws ProvisioningException BULK_REFUSED
   */
  static TypedTable read(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw refused(new BulkFault(Reason.TOO_LARGE, 0, ""));
    }
    String text = decoded(file);
    char separator = separator(text);
    List<CsvRecord> records = records(text, separator);
    if (records.size() < 2) {
      throw refused(BulkFault.of(Reason.EMPTY));
    }
    Map<Column, Integer> places = places(records.get(0));
    List<TypedLine> lines = new ArrayList<>();
    for (CsvRecord one : records.subList(1, records.size())) {
      lines.add(line(one, places, records.get(0).getFieldCount()));
    }
    return new TypedTable(separator, List.copyOf(lines));
  }

  private static String decoded(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      if (text.indexOf('\0') >= 0) {
        throw refused(BulkFault.of(Reason.NOT_UTF8));
      }
      return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    } catch (CharacterCodingException another) {
      throw refused(BulkFault.of(Reason.NOT_UTF8));
    }
  }

  /** No name of a column contains one. */
  private static char separator(String text) {
    String first = text.stripLeading().lines().findFirst().orElse("");
    for (char separator : SEPARATORS) {
      if (first.indexOf(separator) >= 0) {
        return separator;
      }
    }
    return SEPARATORS[0];
  }

  private static List<CsvRecord> records(String text, char separator) {
    List<CsvRecord> records = new ArrayList<>();
    try {
      CsvReader.builder()
          .fieldSeparator(separator)
          .skipEmptyLines(true)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .allowExtraCharsAfterClosingQuote(false)
          .allowUnclosedQuote(false)
          .ofCsvRecord(text)
          .stream()
          .filter(one -> !one.getFields().stream().allMatch(String::isBlank))
          .forEach(
              one -> {
                if (records.size() > MOST_LINES) {
                  throw refused(
                      new BulkFault(Reason.TOO_MANY_LINES, one.getStartingLineNumber(), ""));
                }
                records.add(one);
              });
    } catch (CsvParseException unreadable) {
      long last = records.isEmpty() ? 0 : records.get(records.size() - 1).getStartingLineNumber();
      throw refused(new BulkFault(Reason.QUOTES, last + 1, ""));
    }
    return records;
  }

  private static Map<Column, Integer> places(CsvRecord first) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int i = 0; i < first.getFieldCount(); i++) {
      String word = first.getField(i).strip();
      Column column = column(word, first.getStartingLineNumber());
      if (places.putIfAbsent(column, i) != null) {
        throw refused(new BulkFault(Reason.COLUMN_TWICE, first.getStartingLineNumber(), word));
      }
    }
    for (Column needed : List.of(Column.ADDRESS, Column.ACT)) {
      if (!places.containsKey(needed)) {
        throw refused(
            new BulkFault(Reason.COLUMN_MISSING, first.getStartingLineNumber(), needed.word()));
      }
    }
    return places;
  }

  private static Column column(String word, long line) {
    for (Column column : Column.values()) {
      if (column.word().equals(word.toLowerCase(Locale.ROOT))) {
        return column;
      }
    }
    String shown = word.substring(0, Math.min(40, word.length()));
    throw refused(new BulkFault(Reason.COLUMN_UNKNOWN, line, shown));
  }

  private static TypedLine line(CsvRecord one, Map<Column, Integer> places, int columns) {
    return new TypedLine(
        Math.toIntExact(one.getStartingLineNumber()),
        field(one, places, Column.ADDRESS),
        field(one, places, Column.ACT),
        field(one, places, Column.VALUE),
        field(one, places, Column.REASON),
        one.getFields().stream().skip(columns).anyMatch(field -> !field.isBlank()));
  }

  private static String field(CsvRecord one, Map<Column, Integer> places, Column column) {
    Integer place = places.get(column);
    return place == null || place >= one.getFieldCount() ? "" : one.getField(place).strip();
  }

  private static ProvisioningException refused(BulkFault fault) {
    return ProvisioningException.bulkRefused(fault);
  }
}
