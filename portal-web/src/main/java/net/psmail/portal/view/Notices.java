package net.psmail.portal.view;

import org.jspecify.annotations.Nullable;

/**
 * What stands where the eye ends.
 *
 * @param tip the quick tip of the day in the language of the page; null while there is none
 * @param news the newest update; null while there is none
 * @param secureEmail the path of the article that says how secure e-mail works, in the language of
 *     the page
 */
public record Notices(
    @Nullable Tip tip, @Nullable NewsItem news, ServiceStatus status, String secureEmail) {}
