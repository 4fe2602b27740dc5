package net.psmail.portal.members;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.psmail.portal.view.TakeoverView;
import net.psmail.portal.view.Texts;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.bulk.BulkLine.State;
import net.psmail.provisioning.postfixadmin.TakeoverCount;
import net.psmail.provisioning.postfixadmin.TakeoverFault;
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

  /** What there is, in the order in which it is done. */
  static List<TakeoverView.Kind> kinds(List<TakeoverCount> counts) {
    Map<What, Map<String, Long>> found =
        counts.stream()
            .collect(
                groupingBy(
                    TakeoverCount::what,
                    TreeMap::new,
                    groupingBy(
                        count -> Words.of(count.state()), summingLong(TakeoverCount::lines))));
    return found.entrySet().stream()
        .map(one -> new TakeoverView.Kind(Words.of(one.getKey()), one.getValue()))
        .toList();
  }

  /** Why lines are left out, the most frequent first. */
  static List<TakeoverView.Reason> reasons(List<TakeoverCount> counts) {
    Map<TakeoverFault, Long> found =
        counts.stream()
            .filter(count -> count.fault().isPresent())
            .collect(
                groupingBy(
                    count -> count.fault().orElseThrow(),
                    TreeMap::new,
                    summingLong(TakeoverCount::lines)));
    return found.entrySet().stream()
        .map(one -> new TakeoverView.Reason(Words.of(one.getKey()), one.getValue()))
        .sorted(comparingLong(TakeoverView.Reason::lines).reversed())
        .toList();
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
