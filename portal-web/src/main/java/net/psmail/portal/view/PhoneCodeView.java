package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code phonecode.jte}, at {@code /account/setup/phone/code}: what sets up one phone. It posts to
 * {@code /account/setup/phone/done}.
 *
 * @param device what the phone is called
 * @param until when the password ends, unless the phone has logged in by then
 * @param link the one-time link that the code holds; null for Thunderbird
 * @param button where a form asks for the profile, on the phone itself; null for Thunderbird
 * @param groups the password in its groups, for who cannot scan; empty for a link
 */
public record PhoneCodeView(
    String address,
    String device,
    Instant until,
    QrPicture code,
    @Nullable String link,
    @Nullable String button,
    List<String> groups) {}
