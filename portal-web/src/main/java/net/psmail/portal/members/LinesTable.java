package net.psmail.portal.members;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.view.Texts;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.GuardedCsv;
import net.psmail.provisioning.session.Actor;

/**
 * All lines as a table for spreadsheets, separated as the table that was handed in.
 *
 * @param <L> a line
 */
final class LinesTable<L> {

  private static final int AT_ONCE = 1000;

  private final LinesSheet<L> sheet;
  private final Actor operator;
  private final Bulk bulk;
  private final Texts texts;

  LinesTable(LinesSheet<L> sheet, Actor operator, Bulk bulk, Texts texts) {
    this.sheet = sheet;
    this.operator = operator;
    this.bulk = bulk;
    this.texts = texts;
  }

  void writeTo(OutputStream target) {
    GuardedCsv csv = GuardedCsv.to(new OutputStreamWriter(target, UTF_8), bulk.separator());
    String key = sheet.kind() + ".csv.";
    csv.line(sheet.columns().stream().map(column -> texts.text(key + column)).toList());
    int after = 0;
    List<L> lines;
    do {
      lines = sheet.acts().lines(operator, bulk.id(), Optional.empty(), after, AT_ONCE);
      for (L line : lines) {
        csv.line(sheet.fields(line, result(sheet.state(line)), texts));
        after = sheet.number(line);
      }
    } while (lines.size() == AT_ONCE);
    csv.end();
  }

  private String result(BulkLine.State state) {
    boolean left = state == BulkLine.State.READY && bulk.state() == Bulk.State.STOPPED;
    return texts.text(sheet.kind() + ".line." + (left ? "left" : Words.of(state)));
  }
}
