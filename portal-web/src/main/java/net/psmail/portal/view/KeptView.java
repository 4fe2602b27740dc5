package net.psmail.portal.view;

import java.util.Map;

/**
 * {@code kept.jte}: the session ended while somebody wrote, and what was sent comes back whole.
 *
 * @param address where to send it again, without the prefix of a language
 * @param hidden the fields that need not be seen
 */
public record KeptView(String address, String title, String markdown, Map<String, String> hidden) {}
