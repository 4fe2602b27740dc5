package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code vacation.jte}: answers while the member is away.
 *
 * @param notice null when all of it is in force
 * @param active whether mail is answered, on the days that are typed
 */
public record VacationView(
    boolean active,
    @Nullable RulesNotice notice,
    boolean saved,
    Typed form,
    List<Problem> problems) {

  /** What is typed in; days as in 2026-12-24. */
  public record Typed(String from, String until, String subject, String text, String days) {}
}
