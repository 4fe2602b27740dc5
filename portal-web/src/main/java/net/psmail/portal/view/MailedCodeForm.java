package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code registercode.jte}; posts {@code form, address} to {@code /register/code/ask}, then {@code
 * form, code} to {@code /register/code/confirm}.
 *
 * @param form names the form to register by that it is for
 * @param address as typed
 * @param code as typed
 * @param waiting the address that a code is on its way to; null until there is one
 */
public record MailedCodeForm(
    String form, String address, String code, @Nullable String waiting, List<Problem> problems) {}
