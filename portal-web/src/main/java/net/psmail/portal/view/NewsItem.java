package net.psmail.portal.view;

import java.time.LocalDate;

/** An update that operators posted. */
public record NewsItem(LocalDate day, String title, String href) {}
