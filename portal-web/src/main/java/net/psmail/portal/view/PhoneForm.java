package net.psmail.portal.view;

import java.util.List;

/**
 * {@code phone.jte}, at {@code /account/setup/phone}; posts {@code form}, {@code name}, {@code
 * system} ({@code apple} or {@code android}), {@code sender} and {@code protocol} ({@code imap} or
 * {@code pop3}) there.
 *
 * @param address of the member's mailbox
 * @param form random: sent twice, it makes one device
 * @param name what was typed, kept; so are the next three
 * @param bare a code for Thunderbird that holds no password
 */
public record PhoneForm(
    String address,
    String form,
    String name,
    String system,
    String sender,
    String protocol,
    QrPicture bare,
    List<Problem> problems) {}
