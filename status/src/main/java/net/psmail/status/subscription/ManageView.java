package net.psmail.status.subscription;

import java.util.List;
import java.util.Set;

/**
 * What the holder of a token can do.
 *
 * @param action the address of the token, to which the names of what can be done are added
 * @param leaveOnly whether the link to leave was followed
 * @param chosen ids; empty: all
 */
public record ManageView(
    Frame frame,
    String action,
    boolean confirmed,
    boolean byMail,
    boolean leaveOnly,
    String address,
    List<Choice> choices,
    Set<String> chosen) {}
