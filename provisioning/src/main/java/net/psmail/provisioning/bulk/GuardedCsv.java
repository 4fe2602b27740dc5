package net.psmail.provisioning.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes a table for spreadsheets. What members or others have written is no formula there: a field
 * that a spreadsheet would take for one begins with an apostrophe.
 */
public final class GuardedCsv {

  /** By it spreadsheets know UTF-8. */
  private static final char MARK = '\uFEFF';

  private static final String FORMULAS = "=+-@\t\r\n|%＝＋－＠";

  private final CsvWriter csv;

  private GuardedCsv(CsvWriter csv) {
    this.csv = csv;
  }

  /** Begins a table. */
  public static GuardedCsv to(Writer target, char separator) {
    try {
      target.write(MARK);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new GuardedCsv(
        CsvWriter.builder()
            .fieldSeparator(separator)
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(target));
  }

  /** Writes a line. */
  public void line(List<String> fields) {
    csv.writeRecord(fields.stream().map(GuardedCsv::guarded).toList());
  }

  /** Ends the table. */
  public void end() {
    try {
      csv.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static String guarded(String field) {
    return begins(field) || begins(field.stripLeading()) ? "'" + field : field;
  }

  private static boolean begins(String text) {
    return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
  }
}
