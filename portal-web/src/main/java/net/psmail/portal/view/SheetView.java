package net.psmail.portal.view;

import java.util.List;

/**
 * {@code sheet.jte}, at {@code /account/setup/sheet}: all that somebody types who sets up a mail
 * program by hand, on one page to be printed. There is no password on it.
 */
public record SheetView(String address, List<SetupView.Server> servers) {}
