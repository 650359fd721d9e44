import { CrossChannelMission, RepeatVisitMission } from '../pages/attribution/cross-channel/MissionCards.tsx';
import { OpenAlerts } from '../pages/attribution/goals/OpenAlerts.tsx';
import { LifetimeMission } from '../pages/attribution/ltv/LifetimeMission.tsx';
import { Overview } from '../pages/attribution/reports/Overview.tsx';

/** The overview: the questions of the mission first, then sales, the alerts that are open, and what changed. */
export function OverviewPage() {
  return (
    <Overview
      missions={
        <>
          <CrossChannelMission />
          <LifetimeMission />
          <RepeatVisitMission />
        </>
      }
      alerts={<OpenAlerts />}
    />
  );
}
