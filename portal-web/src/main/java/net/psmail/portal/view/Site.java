package net.psmail.portal.view;

/**
 * The provider.
 *
 * @param name what it is called
 * @param url its external base, without a slash at the end
 * @param domain the first mail domain, as in {@code psmail.test}
 * @param https whether visitors reach it by https only; if not, it is being tried out
 */
public record Site(String name, String url, String domain, boolean https) {}
