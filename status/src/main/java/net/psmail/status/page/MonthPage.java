package net.psmail.status.page;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one month shows.
 *
 * @param lines what began in it, the newest first
 * @param earlier the month before, null when there is nothing to see in it or before it
 * @param later the month after, null when it has not come yet
 */
record MonthPage(
    Frame frame,
    YearMonth month,
    List<IncidentLine> lines,
    @Nullable YearMonth earlier,
    @Nullable YearMonth later) {

  String name(YearMonth month) {
    return frame.words().month(month);
  }

  String name() {
    return name(month);
  }
}
