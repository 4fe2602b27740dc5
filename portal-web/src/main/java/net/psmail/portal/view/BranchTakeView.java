package net.psmail.portal.view;

import java.util.List;

/**
 * {@code branchtake.jte}, at {@code take-back} below the page of a branch: asks before it is taken
 * back. Posts {@code reason} there.
 *
 * @param reason what stands in the field
 * @param days how long accounts and mail are kept after a second operator has agreed
 */
public record BranchTakeView(BranchView branch, String reason, long days, List<Problem> problems) {}
