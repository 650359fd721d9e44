-- Days and visitors whose sessions are to be made again; for a customer who was merged, the one that it belongs to, too.
SELECT toDate32(toTimeZone(w.moment, {zone:String})) AS day, arrayJoin([w.visitor, {person}]) AS visitor
FROM session_work AS w
{survivors}
