package net.psmail.portal.view;

import java.util.List;

/**
 * {@code delete.jte}; posts {@code address, password} to {@code /account/delete}.
 *
 * @param address the address to be typed again
 * @param graceDays how long it can be undone
 * @param logDays how long it stays noted that the account is erased, and what operators did to it
 * @param messageDays how long messages to the provider stay that are done with
 */
public record DeletionForm(
    String address, long graceDays, long logDays, long messageDays, List<Problem> problems) {}
