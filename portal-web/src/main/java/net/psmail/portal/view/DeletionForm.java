package net.psmail.portal.view;

import java.util.List;

/**
 * {@code delete.jte}; posts {@code address, password} to {@code /account/delete}.
 *
 * @param address the address to be typed again
 * @param graceDays how long it can be undone
 */
public record DeletionForm(String address, long graceDays, List<Problem> problems) {}
