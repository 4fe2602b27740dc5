package net.psmail.portal.view;

import java.util.List;

/**
 * {@code bulk.jte}, at {@code /control-room/accounts/bulk}: posts a {@code file} or a {@code text}.
 *
 * @param typed what stands in the field for text
 * @param earlier what was ordered before, the newest first
 */
public record BulkFormView(String typed, List<LinesView.Earlier> earlier, List<Problem> problems) {}
