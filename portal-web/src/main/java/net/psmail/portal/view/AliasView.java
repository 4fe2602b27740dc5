package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code alias.jte}; posts {@code note} to {@code /account/aliases/<id>} and {@code active} to
 * {@code /account/aliases/<id>/active}, links to {@code /account/aliases/<id>/remove}.
 *
 * @param note what stands in the field
 * @param done what was just done; null for nothing
 */
public record AliasView(
    AliasRow alias, String note, @Nullable AliasDone done, List<Problem> problems) {}
