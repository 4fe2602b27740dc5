package net.psmail.portal.view;

import java.util.List;

/**
 * Forms about one account, below {@code /control-room/accounts/<id>}: {@code membersuspension.jte}
 * posts {@code from}, {@code reason} and {@code until} to {@code suspension}, {@code
 * memberreset.jte} nothing to {@code reset}, {@code memberdeletion.jte} {@code reason} to {@code
 * deletion}, {@code memberapproval.jte} nothing to {@code deletion/approve}.
 *
 * @param from {@code sending} or {@code sign-in}
 * @param until a day, as {@code 2026-11-30}; may be empty
 * @param days of grace
 */
public record MemberActView(
    MemberView.Self self,
    String reason,
    String from,
    String until,
    long days,
    List<Problem> problems) {}
