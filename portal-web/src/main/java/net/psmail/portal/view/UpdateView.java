package net.psmail.portal.view;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * {@code update.jte}, one of the news.
 *
 * @param newer the next one in time
 * @param older the one before it
 */
public record UpdateView(
    Prose text, LocalDate day, @Nullable Reference newer, @Nullable Reference older) {}
