package net.psmail.portal.view;

import java.util.List;

/**
 * {@code statusask.jte}: asks before something of the status page goes, and posts to {@code path}.
 *
 * @param what the part of its message keys, as in {@code statusdesk.ask.group.title}
 * @param name what it is called
 * @param back where it leads when it shall stay
 * @param concerned what it concerns, by name; empty for nothing to tell
 */
public record StatusAskView(
    String what, String name, String path, String back, List<String> concerned) {}
