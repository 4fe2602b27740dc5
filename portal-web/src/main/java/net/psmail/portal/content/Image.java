package net.psmail.portal.content;

import java.time.Instant;

/**
 * A picture that texts can show: {@code ![what it shows](image:name "caption")}.
 *
 * @param name as texts call it: letters a-z, digits and hyphens
 * @param address where it is served, fingerprinted: it never changes
 * @param alternative what it shows, in the words of its uploader; a text may say it better
 * @param bytes its size as it is served
 */
public record Image(
    String name,
    String address,
    String alternative,
    int width,
    int height,
    int bytes,
    Instant uploadedAt,
    String uploadedBy) {}
