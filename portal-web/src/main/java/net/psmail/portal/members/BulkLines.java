package net.psmail.portal.members;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import net.psmail.portal.view.BulkView;
import net.psmail.portal.view.Texts;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.bulk.BulkKind;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.member.MemberQuotas;

/** Lines of acts on many accounts, for pages and for tables. */
public final class BulkLines {

  private BulkLines() {}

  /** As it is shown. */
  public static BulkView.Line view(BulkLine line) {
    Optional<BulkKind> kind =
        Arrays.stream(BulkKind.values()).filter(one -> one.word().equals(line.act())).findFirst();
    boolean quota = line.fault().isEmpty() && kind.equals(Optional.of(BulkKind.QUOTA));
    return new BulkView.Line(
        line.number(),
        line.address(),
        line.account().orElse(null),
        line.act(),
        line.fault().isEmpty() && kind.isPresent(),
        line.value(),
        quota ? Long.parseLong(line.value()) * MemberQuotas.MEBIBYTE : 0,
        quota ? Long.parseLong(line.before()) : 0,
        day(line.value()).orElse(null),
        !quota && !line.before().isEmpty(),
        line.reason(),
        Words.of(line.state()),
        line.fault().map(Words::of).orElse(null),
        line.fault().map(fault -> fault.column().word()).orElse(null),
        line.other(),
        line.refusal().map(Words::of).orElse(null));
  }

  /** Why nothing was done, in words; empty if there is no reason. */
  static String why(BulkLine line, Texts texts) {
    if (line.fault().isPresent()) {
      return texts.text("bulk.fault." + Words.of(line.fault().get()), line.other());
    }
    if (line.state() == BulkLine.State.CHANGED) {
      return texts.text("bulk.line.changed.text");
    }
    return line.refusal().map(kind -> texts.said("bulk.refused", Words.of(kind))).orElse("");
  }

  private static Optional<LocalDate> day(String value) {
    try {
      return Optional.of(LocalDate.parse(value));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
