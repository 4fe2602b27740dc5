package net.psmail.status.subscription;

import java.util.List;
import java.util.Set;

/**
 * The forms to subscribe.
 *
 * @param action where they are sent
 * @param address what was typed, with what is wrong with it beside; both may be empty
 */
public record AskView(
    Frame frame,
    String action,
    boolean byMail,
    List<Choice> choices,
    Set<String> chosen,
    String address,
    String addressError,
    String url,
    String urlError) {}
