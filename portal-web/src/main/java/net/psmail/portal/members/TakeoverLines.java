package net.psmail.portal.members;

import net.psmail.portal.view.TakeoverView;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.bulk.BulkLine.State;
import net.psmail.provisioning.postfixadmin.TakeoverLine;
import net.psmail.provisioning.postfixadmin.TakeoverLine.What;
import org.jspecify.annotations.Nullable;

/** Lines of takeovers, for pages and for tables. */
final class TakeoverLines {

  private TakeoverLines() {}

  static TakeoverView.Line view(TakeoverLine line) {
    return new TakeoverView.Line(
        line.number(),
        Words.of(line.what()),
        line.name(),
        page(line),
        line.target(),
        line.quotaBytes(),
        line.scheme(),
        Words.of(line.state()),
        line.fault().map(Words::of).orElse(null),
        line.other(),
        line.refusal().map(Words::of).orElse(null));
  }

  private static @Nullable String page(TakeoverLine line) {
    if (line.what() == What.DOMAIN) {
      boolean here = line.state() == State.DONE || line.state() == State.NOTHING;
      return here ? "/control-room/domains/" + line.name() : null;
    }
    return line.account().map(id -> MemberList.PATH + "/" + id).orElse(null);
  }

  /** Why nothing was done, in words; empty if there is no reason. */
  static String why(TakeoverLine line, Texts texts) {
    if (line.fault().isPresent()) {
      String fault = texts.text("postfixadmin.fault." + Words.of(line.fault().get()));
      return line.other() == 0
          ? fault
          : fault + " " + texts.text("postfixadmin.other", texts.number(line.other()));
    }
    if (line.state() == State.CHANGED) {
      return texts.text("postfixadmin.line.changed.text");
    }
    return line.refusal()
        .map(kind -> texts.said("postfixadmin.refused", Words.of(kind)))
        .orElse("");
  }
}
