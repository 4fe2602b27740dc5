package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code article.jte}, an article of the help.
 *
 * @param item what readers say whether it was helpful, as in {@code article:registering}
 * @param parent the article above it; null for one at the top
 * @param children the articles below it
 * @param previous the one before it when the whole tree is read in its order
 * @param next the one after it
 */
public record ArticleView(
    Prose text,
    String item,
    @Nullable Reference parent,
    List<Reference> children,
    @Nullable Reference previous,
    @Nullable Reference next) {}
