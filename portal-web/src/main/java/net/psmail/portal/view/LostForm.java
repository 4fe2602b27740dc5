package net.psmail.portal.view;

import java.util.List;

/**
 * {@code lost.jte}; posts {@code address} to {@code /recover/lost}.
 *
 * @param offered whether mail leaves for other providers at all
 * @param hours how long a recovery can be stopped
 */
public record LostForm(boolean offered, String address, long hours, List<Problem> problems) {}
