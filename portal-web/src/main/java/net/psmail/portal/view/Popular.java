package net.psmail.portal.view;

import java.util.List;

/**
 * {@code part/popular.jte}.
 *
 * @param most what was read most within 30 days, the most first
 * @param recent what was published last, the newest first
 */
public record Popular(List<Reference> most, List<Reference> recent) {}
