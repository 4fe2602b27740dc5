package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code postfixadmin.jte}, at {@code /control-room/postfixadmin}: posts nothing to itself, to have
 * shown what would be taken over. A problem stands at {@code read}.
 *
 * @param source which database is read; null when none is set
 * @param earlier what was ordered before, the newest first
 */
public record TakeoverFormView(
    @Nullable String source, List<LinesView.Earlier> earlier, List<Problem> problems) {}
